/** Deployed services. */

import { codeIcon, copyIcon, runIcon, stopIcon } from '@jupyterlab/ui-components';
import { useCallback, useMemo } from 'react';

import type { IService } from '../api/types';
import { serviceCanStart, serviceCanStop, serviceTone } from '../models/life_cycles';
import { IListProps, ResourceList } from './resource_list';
import type { IRow, IRowAction } from './row';
import { age, moment, useNow } from './time';
import type { ILanguage } from './translation';
import { serviceStatus } from './words';

const idOf = (service: IService) => service.service_id;

export function ServiceList(props: IListProps<IService>): JSX.Element {
  const { language } = props;
  const { trans } = language;
  const now = useNow(30_000);
  const actions = useMemo(() => serviceActions(language), [language]);
  const headlineOf = useCallback(
    ({ service_id, service_name, status }: IService) => ({
      id: service_id,
      name: service_name,
      phase: serviceStatus(status, language.trans)
    }),
    [language]
  );
  return (
    <ResourceList
      {...props}
      headlineOf={headlineOf}
      presentation={{
        label: trans.__('Services'),
        kind: 'service',
        idOf,
        rowOf: service => serviceRow(service, now, language),
        actionsOf: service => actions[variant(service)]
      }}
      empty={{
        title: trans.__('No services yet'),
        advice: trans.__('%1 makes one of a finished training job.', '%1'),
        code: '%ma_deploy job'
      }}
    />
  );
}

type Variant = 'always' | 'stop' | 'start';

function variant(service: IService): Variant {
  return serviceCanStop(service) ? 'stop' : serviceCanStart(service) ? 'start' : 'always';
}

function serviceActions({ trans }: ILanguage): Record<Variant, IRowAction[]> {
  const start = { name: 'start-service', label: trans.__('Start'), icon: runIcon };
  const stop = { name: 'stop-service', label: trans.__('Stop'), icon: stopIcon };
  const always = [
    {
      name: 'copy-predict-code',
      label: trans.__('Copy the code of a prediction'),
      icon: codeIcon
    },
    { name: 'copy-id', label: trans.__('Copy the id'), icon: copyIcon }
  ];
  return { always, stop: [stop, ...always], start: [start, ...always] };
}

/** What a row shows of a service at the time `now`. */
export function serviceRow(service: IService, now: number, language: ILanguage): IRow {
  const { trans, locale } = language;
  const calls = service.invocation_times ?? 0;
  return {
    id: service.service_id,
    name: service.service_name,
    tone: serviceTone(service),
    phase: serviceStatus(service.status, trans) + progress(service),
    details: service.publish_at ? [age(service.publish_at, now, locale)] : [],
    figure: calls > 0 ? trans._n('%1 call', '%1 calls', calls, calls) : '',
    tooltip: [
      service.service_name,
      service.service_id,
      service.publish_at && trans.__('Published %1', moment(service.publish_at, locale)),
      service.error_msg
    ]
      .filter(Boolean)
      .join('\n')
  };
}

function progress({ status, progress: percent }: IService): string {
  return status === 'deploying' && percent !== undefined ? ` ${percent} %` : '';
}
