/** The platform's phases in words. */

import type { ITrans } from './translation';

/** The phase of a training job as a person reads it. */
export function jobPhase(phase: string, trans: ITrans): string {
  const words: Record<string, string> = {
    Creating: trans.__('Creating'),
    Pending: trans.__('Pending'),
    Running: trans.__('Running'),
    Completed: trans.__('Completed'),
    Failed: trans.__('Failed'),
    Abnormal: trans.__('Abnormal'),
    Terminating: trans.__('Terminating'),
    Terminated: trans.__('Terminated')
  };
  return words[phase] ?? phase;
}

/** The status of a service as a person reads it. */
export function serviceStatus(status: string, trans: ITrans): string {
  const words: Record<string, string> = {
    deploying: trans.__('Deploying'),
    waiting: trans.__('Waiting'),
    pending: trans.__('Pending'),
    running: trans.__('Running'),
    concerning: trans.__('Concerning'),
    failed: trans.__('Failed'),
    stopping: trans.__('Stopping'),
    stopped: trans.__('Stopped'),
    finished: trans.__('Finished'),
    deleting: trans.__('Deleting')
  };
  return words[status] ?? status;
}
