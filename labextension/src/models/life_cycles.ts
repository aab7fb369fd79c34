/** What a phase means for the views: how it looks and whether it still changes. */

import type { IService, ITrainingJob } from '../api/types';

/** How a phase looks, from good to bad. */
export type Tone = 'good' | 'active' | 'waiting' | 'ending' | 'ended' | 'warning' | 'bad';

interface IPhase {
  tone: Tone;
  /** Whether it changes only when somebody acts. */
  settled: boolean;
}

const moving = (tone: Tone): IPhase => ({ tone, settled: false });
const settled = (tone: Tone): IPhase => ({ tone, settled: true });

const JOB_PHASES: Record<string, IPhase> = {
  Creating: moving('waiting'),
  Pending: moving('waiting'),
  Running: moving('active'),
  Terminating: moving('ending'),
  Completed: settled('good'),
  Terminated: settled('ended'),
  Failed: settled('bad'),
  Abnormal: settled('bad')
};

const SERVICE_STATUSES: Record<string, IPhase> = {
  deploying: moving('waiting'),
  waiting: moving('waiting'),
  pending: moving('waiting'),
  stopping: moving('ending'),
  deleting: moving('ending'),
  running: settled('good'),
  concerning: settled('warning'),
  failed: settled('bad'),
  stopped: settled('ended'),
  finished: settled('good')
};

/** A phase the platform invents tomorrow is shown, and asked for again. */
const UNKNOWN = moving('warning');

const STOPPABLE_JOBS = new Set(['Creating', 'Pending', 'Running']);
const STOPPABLE_SERVICES = new Set(['running', 'concerning']);
const STARTABLE_SERVICES = new Set(['stopped', 'failed']);

export function jobTone(job: ITrainingJob): Tone {
  return (JOB_PHASES[job.status.phase] ?? UNKNOWN).tone;
}

export function jobSettled(job: ITrainingJob): boolean {
  return (JOB_PHASES[job.status.phase] ?? UNKNOWN).settled;
}

export function jobCanStop(job: ITrainingJob): boolean {
  return STOPPABLE_JOBS.has(job.status.phase);
}

export function serviceTone(service: IService): Tone {
  return (SERVICE_STATUSES[service.status] ?? UNKNOWN).tone;
}

export function serviceSettled(service: IService): boolean {
  return (SERVICE_STATUSES[service.status] ?? UNKNOWN).settled;
}

export function serviceCanStop(service: IService): boolean {
  return STOPPABLE_SERVICES.has(service.status);
}

export function serviceCanStart(service: IService): boolean {
  return STARTABLE_SERVICES.has(service.status);
}
