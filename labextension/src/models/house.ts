/** Everything the views and commands share: one list per noun, the profile, the selection. */

import type { ServerConnection } from '@jupyterlab/services';

import { showProfile } from '../api/profile';
import { listServices, setServiceStatus } from '../api/services';
import { listTrainingJobs, stopTrainingJob } from '../api/training_jobs';
import type { IProfile, IService, ITrainingJob } from '../api/types';
import { jobSettled, serviceSettled } from './life_cycles';
import { IListModel, PolledList } from './list';
import { Value } from './value';

/** What a row stands for. */
export type Kind = 'job' | 'service';

/** The row that commands act on. */
export interface ISelection {
  readonly kind: Kind;
  readonly id: string;
}

/** The state of the extension in one browser page. */
export class House {
  constructor(private readonly settings: ServerConnection.ISettings) {
    this.jobs = new PolledList<ITrainingJob>({
      name: 'training-jobs',
      fetch: wanted => listTrainingJobs(settings, wanted),
      settled: jobSettled
    });
    this.services = new PolledList<IService>({
      name: 'services',
      fetch: wanted => listServices(settings, wanted),
      settled: serviceSettled
    });
  }

  readonly jobs: IListModel<ITrainingJob>;
  readonly services: IListModel<IService>;
  readonly profile = new Value<IProfile | null>(null);
  readonly selection = new Value<ISelection | null>(null);

  job(id: string): ITrainingJob | undefined {
    return this.jobs.state.rows?.find(job => job.metadata.id === id);
  }

  service(id: string): IService | undefined {
    return this.services.state.rows?.find(service => service.service_id === id);
  }

  /** Ask for everything that is looked at; failures are in the states of the lists. */
  async refresh(): Promise<void> {
    await Promise.all([
      this.refreshProfile(),
      this.jobs.refresh(),
      this.services.refresh()
    ]);
  }

  /** Ask which profile is active; without an answer none is shown. */
  async refreshProfile(): Promise<void> {
    try {
      this.profile.set(await showProfile(this.settings));
    } catch {
      this.profile.set(null); // the lists, which ask the same server, say why
    }
  }

  async stopJob(id: string): Promise<void> {
    await stopTrainingJob(this.settings, id);
    await this.jobs.refresh();
  }

  async setServiceStatus(id: string, status: 'running' | 'stopped'): Promise<void> {
    await setServiceStatus(this.settings, id, status);
    await this.services.refresh();
  }

  dispose(): void {
    this.jobs.dispose();
    this.services.dispose();
  }
}
