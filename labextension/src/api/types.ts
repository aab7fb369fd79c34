/** The parts of the platform's answers that the views show. */

/** A training job (`show_training_job`). */
export interface ITrainingJob {
  metadata: {
    id: string;
    name: string;
    description?: string;
    /** Milliseconds since the epoch. */
    create_time: number;
    user_name?: string;
  };
  status: {
    phase: string;
    secondary_phase?: string;
    /** Milliseconds of running. */
    duration?: number;
    /** Milliseconds since the epoch; 0 before the start. */
    start_time?: number;
    tasks?: string[] | null;
    task_statuses?: { task?: string; exit_code?: number; message?: string }[] | null;
  };
  algorithm?: { engine?: { engine_name?: string; engine_version?: string } | null };
  spec?: { resource?: { flavor_id?: string; node_count?: number } };
}

/** A deployed service (a row of `list_services`). */
export interface IService {
  service_id: string;
  service_name: string;
  description?: string;
  infer_type?: string;
  status: string;
  /** Why the deployment failed. */
  error_msg?: string | null;
  /** Milliseconds since the epoch. */
  publish_at?: number;
  access_address?: string | null;
  invocation_times?: number;
  failed_times?: number;
  /** Percent, while deploying. */
  progress?: number;
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
