/** Training jobs. */

import type { ServerConnection } from '@jupyterlab/services';

import type { TrainingJob } from './generated';
import { call } from './operations';
import { IPage, isTrainingJob, ITrainingJob } from './types';

/** The platform gives at most this many jobs at once. */
const PAGE = 50;

/** The newest `wanted` training jobs. */
export async function listTrainingJobs(
  settings: ServerConnection.ISettings,
  wanted: number
): Promise<IPage<ITrainingJob>> {
  const offsets = Array.from(
    { length: Math.ceil(wanted / PAGE) },
    (_, page) => page * PAGE
  );
  const pages = await Promise.all(
    offsets.map(offset =>
      call(settings, 'list_training_jobs', {
        body: { offset, limit: PAGE, sort_by: 'create_time', order: 'desc' }
      })
    )
  );
  const rows = unique(pages.flatMap(page => page.items ?? []));
  return { rows, total: Math.max(rows.length, pages[0]?.count ?? 0) };
}

/** End a job that is being created, waits or runs. */
export async function stopTrainingJob(
  settings: ServerConnection.ISettings,
  id: string
): Promise<void> {
  await call(settings, 'stop_training_job', {
    path: { training_job_id: id },
    body: { action_type: 'terminate' }
  });
}

/** A job submitted between two pages moves the rows by one: the same job comes twice. */
function unique(jobs: TrainingJob[]): ITrainingJob[] {
  const listed = jobs.filter(isTrainingJob);
  return [...new Map(listed.map(job => [job.metadata.id, job])).values()];
}
