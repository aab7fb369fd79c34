/** What the tests are made of: rows as the platform answers them, and words. */

import type { IService, ITrainingJob } from '../src/api/types';
import type { ILanguage } from '../src/components/translation';

export const NOW = Date.UTC(2026, 9, 1, 12, 0, 0);

const fill = (text: string, values: (string | number)[]) =>
  text.replace(/%(\d)/g, (_, place) => String(values[Number(place) - 1]));

export const LANGUAGE: ILanguage = {
  locale: 'en',
  trans: {
    __: (text, ...values) => fill(text, values),
    _n: (one, many, count, ...values) => fill(count === 1 ? one : many, values)
  }
};

export function job(id: string, phase: string, more: object = {}): ITrainingJob {
  return {
    metadata: { id, name: `job-${id}`, create_time: NOW - 200_000 },
    status: { phase, duration: 65_000, start_time: NOW - 65_000, ...more },
    algorithm: { engine: { engine_name: 'Scikit_Learn' } }
  };
}

export function service(id: string, status: string, more: object = {}): IService {
  return {
    service_id: id,
    service_name: `service-${id}`,
    status,
    publish_at: NOW - 7_200_000,
    ...more
  };
}
