/** Calls of the platform's operations, by the contract's names. */

import type { ServerConnection } from '@jupyterlab/services';

import { request } from '../request';
import type { IAnswers, IArguments, OperationId } from './generated';

/** Call the operation `id`; throws RequestError. */
export function call<Id extends OperationId>(
  settings: ServerConnection.ISettings,
  id: Id,
  parts: IArguments[Id]
): Promise<IAnswers[Id]> {
  return request<IAnswers[Id]>(settings, `operations/${id}`, {
    method: 'POST',
    body: JSON.stringify(parts)
  });
}
