/** The active profile. */

import type { ServerConnection } from '@jupyterlab/services';

import { request } from '../request';
import type { IProfile } from './types';

/** Which account and region the server talks to; never its keys. */
export function showProfile(settings: ServerConnection.ISettings): Promise<IProfile> {
  return request<IProfile>(settings, 'profile');
}
