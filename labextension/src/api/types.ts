/** The contract's types, as the views may rely on them: what a list shows has an id and a state. */

import type { JobMetadata, JobStatus, Service, TrainingJob } from './generated';

// States are any text: the platform may know one tomorrow that the contract does not.

/** A training job of a list. */
export type ITrainingJob = Omit<TrainingJob, 'kind' | 'metadata' | 'status'> & {
  metadata: JobMetadata & { id: string };
  status: Omit<JobStatus, 'phase'> & { phase: string };
};

/** A service of a list. */
export type IService = Omit<Service, 'status'> & {
  service_id: string;
  service_name: string;
  status: string;
};

export function isTrainingJob(job: TrainingJob): job is TrainingJob & ITrainingJob {
  return Boolean(job.metadata.id && job.status?.phase);
}

export function isService(service: Service): service is Service & IService {
  return Boolean(service.service_id && service.service_name && service.status);
}

/** One page of a list. */
export interface IPage<T> {
  readonly rows: readonly T[];
  /** How many there are altogether. */
  readonly total: number;
}

/** Which account and region the server talks to. */
export interface IProfile {
  readonly name: string;
  readonly region: string;
  readonly project_id: string;
  /** Whether it is the embedded ModelArts on this machine. */
  readonly embedded: boolean;
}
