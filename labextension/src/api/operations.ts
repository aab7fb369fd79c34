/** Calls of the platform's operations, by the contract's names. */

import type { ServerConnection } from '@jupyterlab/services';

import { request } from '../request';

/** The arguments of an operation, by where they go. */
export interface IArguments {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean>;
  body?: unknown;
}

/** Call the operation `id`; throws RequestError. */
export function call<T>(
  settings: ServerConnection.ISettings,
  id: string,
  { path = {}, query = {}, body = null }: IArguments = {}
): Promise<T> {
  return request<T>(settings, `operations/${encodeURIComponent(id)}`, {
    method: 'POST',
    body: JSON.stringify({ path, query, body })
  });
}
