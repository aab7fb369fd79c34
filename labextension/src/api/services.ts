/** Deployed services. */

import type { ServerConnection } from '@jupyterlab/services';

import { call } from './operations';
import { IPage, isService, IService } from './types';

/** The `wanted` services published last. */
export async function listServices(
  settings: ServerConnection.ISettings,
  wanted: number
): Promise<IPage<IService>> {
  const answer = await call(settings, 'list_services', {
    query: { offset: 0, limit: wanted, sort_by: 'publish_at', order: 'desc' }
  });
  const rows = (answer.services ?? []).filter(isService);
  return { rows, total: Math.max(rows.length, answer.total_count ?? 0) };
}

/** Start or stop a service. */
export async function setServiceStatus(
  settings: ServerConnection.ISettings,
  id: string,
  status: 'running' | 'stopped'
): Promise<void> {
  await call(settings, 'update_service', { path: { service_id: id }, body: { status } });
}
