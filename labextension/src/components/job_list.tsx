/** Training jobs. */

import { copyIcon, stopIcon, textEditorIcon } from '@jupyterlab/ui-components';
import { useCallback, useMemo } from 'react';

import type { ITrainingJob } from '../api/types';
import { jobCanStop, jobSettled, jobTone } from '../models/life_cycles';
import { IListProps, ResourceList } from './resource_list';
import type { IRow, IRowAction } from './row';
import { age, moment, span, useNow } from './time';
import type { ILanguage } from './translation';
import { jobPhase } from './words';

const idOf = (job: ITrainingJob) => job.metadata.id;

export function JobList(props: IListProps<ITrainingJob>): JSX.Element {
  const { language, state } = props;
  const { trans } = language;
  const running = state.rows?.some(job => !jobSettled(job)) ?? false;
  const now = useNow(running ? 1_000 : 30_000);
  const actions = useMemo(() => jobActions(language), [language]);
  const headlineOf = useCallback(
    ({ metadata, status }: ITrainingJob) => ({
      id: metadata.id,
      name: metadata.name,
      phase: jobPhase(status.phase, language.trans)
    }),
    [language]
  );
  return (
    <ResourceList
      {...props}
      headlineOf={headlineOf}
      presentation={{
        label: trans.__('Training jobs'),
        kind: 'job',
        idOf,
        rowOf: job => jobRow(job, now, language),
        actionsOf: job => (jobCanStop(job) ? actions.stop : actions.always)
      }}
      empty={{
        title: trans.__('No training jobs yet'),
        advice: trans.__('A notebook cell that begins with %1 becomes one.', '%1'),
        code: '%%ma_train'
      }}
    />
  );
}

function jobActions({ trans }: ILanguage): Record<'always' | 'stop', IRowAction[]> {
  const logs = {
    name: 'insert-logs',
    label: trans.__('Show the log in the notebook'),
    icon: textEditorIcon
  };
  const copy = { name: 'copy-id', label: trans.__('Copy the id'), icon: copyIcon };
  const stop = { name: 'stop-job', label: trans.__('Stop'), icon: stopIcon };
  return { always: [logs, copy], stop: [stop, logs, copy] };
}

/** What a row shows of a job at the time `now`. */
export function jobRow(job: ITrainingJob, now: number, language: ILanguage): IRow {
  const { trans, locale } = language;
  const { metadata, status } = job;
  const created = metadata.create_time;
  const engine = job.algorithm?.engine?.engine_name;
  return {
    id: metadata.id,
    name: metadata.name,
    tone: jobTone(job),
    phase: jobPhase(status.phase, trans),
    details: [created && age(created, now, locale), engine].filter(isText),
    figure: duration(job, now, locale),
    tooltip: [
      metadata.name,
      metadata.id,
      created && trans.__('Created %1', moment(created, locale)),
      ...(status.task_statuses ?? []).map(task => task.message)
    ]
      .filter(Boolean)
      .join('\n')
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** How long the job has run; the platform's figure, counted on while it runs. */
function duration(job: ITrainingJob, now: number, locale: string): string {
  const { phase, duration: known = 0, start_time: start = 0 } = job.status;
  if (start === 0) {
    return '';
  }
  return span(phase === 'Running' ? Math.max(known, now - start) : known, locale);
}
