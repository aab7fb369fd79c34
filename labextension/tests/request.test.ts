import { ServerConnection } from '@jupyterlab/services';
import { describe, expect, it } from 'vitest';

import { call } from '../src/api/operations';
import { listTrainingJobs } from '../src/api/training_jobs';
import { EXTENSION_MISSING, request } from '../src/request';
import { job } from './fakes';

type Answer = [status: number, body: string];

function settingsFor(answer: (request: Request) => Promise<Answer>) {
  const seen: Request[] = [];
  const settings = ServerConnection.makeSettings({
    baseUrl: 'http://localhost/user/ada/',
    fetch: async input => {
      const asked = input as Request;
      seen.push(asked.clone());
      const [status, body] = await answer(asked);
      return new Response(body, { status });
    }
  });
  return { settings, seen };
}

describe('a request', () => {
  it('goes below the base url and gives the decoded answer', async () => {
    const { settings, seen } = settingsFor(async () => [200, '{"a": 1}']);
    const answer = await call(settings, 'show_training_job', {
      path: { training_job_id: 'x' }
    });
    expect(answer).toEqual({ a: 1 });
    expect(seen[0]?.url.split('?')[0]).toBe(
      'http://localhost/user/ada/jupyter-modelarts/operations/show_training_job'
    );
    expect(await seen[0]?.json()).toEqual({ path: { training_job_id: 'x' } });
  });

  it('raises the failure the server tells', async () => {
    const error = {
      status: 400,
      code: 'ModelArts.0104',
      message: 'No engine',
      hint: 'Choose one.',
      request_id: 'r-1'
    };
    const { settings } = settingsFor(async () => [400, JSON.stringify({ error })]);
    await expect(request(settings, 'profile')).rejects.toMatchObject({
      status: 400,
      code: 'ModelArts.0104',
      message: 'No engine',
      hint: 'Choose one.',
      requestId: 'r-1'
    });
  });

  it.each([
    [404, '{"message": "Not Found"}'],
    [404, '<html>'],
    [200, '<html>']
  ] as Answer[])(
    '%s %s means that the server extension is missing',
    async (...answer) => {
      const { settings } = settingsFor(async () => answer);
      await expect(request(settings, 'profile')).rejects.toMatchObject({
        code: EXTENSION_MISSING,
        hint: 'pip install --upgrade jupyter_modelarts'
      });
    }
  );

  it('says so when no server answers', async () => {
    const { settings } = settingsFor(async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(request(settings, 'profile')).rejects.toMatchObject({
      status: 0,
      code: 'ServerUnreachable'
    });
  });
});

describe('the list of training jobs', () => {
  it('is read by pages of 50, each job once', async () => {
    const { settings, seen } = settingsFor(async asked => {
      const { offset } = ((await asked.json()) as { body: { offset: number } }).body;
      // a job was submitted between the two pages: the last of the first page comes again
      const items = Array.from({ length: 50 }, (_, n) =>
        job(String(Math.max(0, offset - 1) + n), 'Running')
      );
      return [200, JSON.stringify({ items, count: 120 })];
    });
    const page = await listTrainingJobs(settings, 100);
    expect(seen.length).toBe(2);
    expect(page.total).toBe(120);
    expect(new Set(page.rows.map(row => row.metadata.id)).size).toBe(page.rows.length);
    expect(page.rows.length).toBe(99);
  });
});
