import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { IService, ITrainingJob } from '../src/api/types';
import { changes } from '../src/components/announcer';
import { JobList, jobRow } from '../src/components/job_list';
import { ProfileHeader } from '../src/components/profile_header';
import { ServiceList, serviceRow } from '../src/components/service_list';
import { age, span } from '../src/components/time';
import { windowOf } from '../src/components/window';
import type { IListState } from '../src/models/list';
import { job, LANGUAGE, NOW, service } from './fakes';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    }
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const events = () => ({
  onSelect: vi.fn(),
  onAction: vi.fn(),
  onEnd: vi.fn(),
  onRetry: vi.fn()
});

function showJobs(state: IListState<ITrainingJob>) {
  const spies = events();
  const view = render(<JobList language={LANGUAGE} state={state} {...spies} />);
  const show = (next: IListState<ITrainingJob>) =>
    view.rerender(<JobList language={LANGUAGE} state={next} {...spies} />);
  return { ...spies, show };
}

describe('the list of training jobs', () => {
  it('says that it loads', () => {
    showJobs({ total: 0 });
    expect(screen.getByText('Loading…')).toBeTruthy();
  });

  it('says what to do when there is none', () => {
    showJobs({ rows: [], total: 0 });
    expect(screen.getByText('No training jobs yet')).toBeTruthy();
    expect(screen.getByText('%%ma_train').tagName).toBe('CODE');
  });

  it('shows a failure with its way out, and tries again', async () => {
    const failure = { message: 'No answer.', hint: 'Look.', code: 'X', requestId: 'r' };
    const { onRetry } = showJobs({ rows: [job('1', 'Running')], total: 1, failure });
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('No answer.');
    expect(alert.textContent).toContain('Look.');
    expect(screen.getByText('job-1')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('shows a phase in words and offers to stop what runs, only', () => {
    showJobs({ rows: [job('1', 'Running'), job('2', 'Completed')], total: 2 });
    const [running, completed] = screen.getAllByRole('row') as [HTMLElement, HTMLElement];
    expect(within(running).getByText('Running')).toBeTruthy();
    expect(within(running).getByRole('button', { name: 'Stop: job-1' })).toBeTruthy();
    expect(within(completed).queryByRole('button', { name: /^Stop/ })).toBeNull();
  });

  it('is walked by the keyboard: one tab stop, arrows, actions to the right', async () => {
    const rows = [job('1', 'Running'), job('2', 'Running'), job('3', 'Running')];
    const { onSelect, onAction } = showJobs({ rows, total: 3 });
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('data-id')).toBe('1');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('data-id')).toBe('2');
    await userEvent.keyboard('{End}');
    expect(onSelect).toHaveBeenLastCalledWith('3');
    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(onAction).toHaveBeenCalledWith('stop-job', '3');
    await userEvent.keyboard('{ArrowLeft}{Home}');
    expect(document.activeElement?.getAttribute('data-id')).toBe('1');
    const stops = screen.getAllByRole('row').filter(row => row.tabIndex === 0);
    expect(stops.length).toBe(1);
  });

  it('jumps to the end of a long list, where no row was drawn before', async () => {
    const rows = Array.from({ length: 500 }, (_, n) => job(String(n), 'Completed'));
    showJobs({ rows, total: 500 });
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    expect(document.activeElement?.getAttribute('data-id')).toBe('499');
    await userEvent.keyboard('{ArrowUp}{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/: job-498$/);
  });

  it('keeps the row that is current when another job comes before it', async () => {
    const { show } = showJobs({ rows: [job('1', 'Running')], total: 1 });
    await userEvent.tab();
    show({ rows: [job('2', 'Creating'), job('1', 'Running')], total: 2 });
    expect(document.activeElement?.getAttribute('data-id')).toBe('1');
  });

  it('says aloud what has changed', () => {
    const { show } = showJobs({ rows: [job('1', 'Running')], total: 1 });
    show({ rows: [job('1', 'Completed')], total: 1 });
    const spoken = screen.getAllByRole('status').map(region => region.textContent);
    expect(spoken).toContain('job-1: Completed');
  });

  it('draws only what is in sight of ten thousand jobs', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => job(String(n), 'Completed'));
    const { onEnd } = showJobs({ rows, total: 10_000 });
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10000');
    expect(onEnd).not.toHaveBeenCalled();
  });
});

describe('a row', () => {
  it('of a running job counts on from its start', () => {
    const row = jobRow(job('1', 'Running'), NOW + 5_000, LANGUAGE);
    expect(row.figure).toBe('1m 10s');
    expect(row.details).toEqual(['3 min. ago', 'Scikit_Learn']);
  });

  it('of an ended job shows what the platform measured', () => {
    expect(jobRow(job('1', 'Failed'), NOW + 900_000, LANGUAGE).figure).toBe('1m 5s');
  });

  it('of a job that has not started shows no duration', () => {
    const waiting = job('1', 'Creating', { start_time: 0, duration: 0 });
    expect(jobRow(waiting, NOW, LANGUAGE).figure).toBe('');
  });

  it('of a failed job has the reason in its tooltip', () => {
    const failed = job('1', 'Failed', {
      task_statuses: [{ task: 'worker-0', exit_code: 3, message: 'exit code 3' }]
    });
    expect(jobRow(failed, NOW, LANGUAGE).tooltip).toContain('exit code 3');
  });

  it('of a service shows progress, calls and why it failed', () => {
    const of = (status: string, more: object): IService => service('1', status, more);
    const row = (shown: IService) => serviceRow(shown, NOW, LANGUAGE);
    expect(row(of('deploying', { progress: 40 })).phase).toBe('Deploying 40 %');
    expect(row(of('running', { invocation_times: 1 })).figure).toBe('1 call');
    expect(row(of('running', { invocation_times: 12 })).figure).toBe('12 calls');
    expect(row(of('failed', { error_msg: 'no config.json' })).tooltip).toContain(
      'no config.json'
    );
  });

  it('shows a phase nobody knows yet as it is', () => {
    expect(jobRow(job('1', 'Thinking'), NOW, LANGUAGE).phase).toBe('Thinking');
  });
});

describe('the list of services', () => {
  it('offers to stop what runs and to start what is stopped', async () => {
    const spies = events();
    const rows = [service('1', 'running'), service('2', 'stopped')];
    render(<ServiceList language={LANGUAGE} state={{ rows, total: 2 }} {...spies} />);
    await userEvent.click(screen.getByRole('button', { name: 'Stop: service-1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Start: service-2' }));
    expect(spies.onAction.mock.calls).toEqual([
      ['stop-service', '1'],
      ['start-service', '2']
    ]);
  });
});

describe('the header', () => {
  it('names the profile and the region, or says that all is on this machine', () => {
    const profile = {
      name: 'team',
      region: 'cn-north-4',
      project_id: 'p',
      embedded: false
    };
    const view = render(
      <ProfileHeader language={LANGUAGE} profile={profile} onRefresh={() => {}} />
    );
    expect(screen.getByText(/team · cn-north-4/)).toBeTruthy();
    const local = { ...profile, name: 'embedded', embedded: true };
    view.rerender(
      <ProfileHeader language={LANGUAGE} profile={local} onRefresh={() => {}} />
    );
    expect(screen.getByText('embedded')).toBeTruthy();
  });
});

describe('words for times', () => {
  it.each([
    [5_000, 'now'],
    [120_000, '2 min. ago'],
    [7_300_000, '2 hr. ago'],
    [90_000_000, 'yesterday']
  ])('%i ms ago is %s', (passed, words) => {
    expect(age(NOW - passed, NOW, 'en')).toBe(words);
  });

  it.each([
    [999, '0s'],
    [65_000, '1m 5s'],
    [3_720_000, '1h 2m']
  ])('%i ms are %s', (passed, words) => {
    expect(span(passed, 'en')).toBe(words);
  });

  it('are Chinese in Chinese', () => {
    expect(span(65_000, 'zh-CN')).toBe('1分钟 5秒');
    expect(age(NOW - 120_000, NOW, 'zh-CN')).toBe('2分钟前');
  });
});

describe('the window of a long list', () => {
  it('is what is in sight and a margin', () => {
    expect(windowOf(1_000, 50, 0, 200)).toEqual({ first: 0, end: 10 });
    expect(windowOf(1_000, 50, 5_000, 200)).toEqual({ first: 94, end: 110 });
  });

  it('never leaves the list, even when it has become shorter', () => {
    expect(windowOf(3, 50, 5_000, 200)).toEqual({ first: 3, end: 3 });
  });
});

describe('what is said aloud', () => {
  it('are changes, not what was there or has come', () => {
    const was = [{ id: '1', name: 'a', phase: 'Running' }];
    const is = [
      { id: '1', name: 'a', phase: 'Failed' },
      { id: '2', name: 'b', phase: 'Running' }
    ];
    expect(changes(was, is)).toEqual(['a: Failed']);
    expect(changes(undefined, is)).toEqual([]);
  });
});
