import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { IPage } from '../src/api/types';
import { PolledList } from '../src/models/list';
import { RequestError } from '../src/request';

interface IThing {
  id: number;
  settled: boolean;
}

const INTERVALS = { moving: 1_000, settled: 5_000, max: 60_000 };

describe('a polled list', () => {
  let answer: () => Promise<IPage<IThing>>;
  let list: PolledList<IThing>;
  let asked: number[];
  let emitted: number;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    emitted = 0;
    answer = async () => ({ rows: [{ id: 1, settled: false }], total: 1 });
    list = new PolledList<IThing>({
      name: 'things',
      fetch: wanted => {
        asked.push(wanted);
        return answer();
      },
      settled: thing => thing.settled,
      intervals: INTERVALS,
      step: 2
    });
    list.changed.connect(() => emitted++);
  });

  afterEach(() => {
    list.dispose();
    vi.useRealTimers();
  });

  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

  it('asks for nothing while nobody looks', async () => {
    await pass(60_000);
    await list.refresh();
    expect(asked).toEqual([]);
    expect(list.state).toEqual({ total: 0 });
  });

  it('asks at once when somebody looks, and stops when nobody does', async () => {
    list.active = true;
    await pass(10);
    expect(list.state.rows).toEqual([{ id: 1, settled: false }]);
    list.active = false;
    const before = asked.length;
    await pass(60_000);
    expect(asked.length).toBe(before);
  });

  it('emits only when something is another', async () => {
    list.active = true;
    await pass(10_000);
    expect(asked.length).toBeGreaterThan(5);
    expect(emitted).toBe(1);
    answer = async () => ({ rows: [{ id: 2, settled: false }], total: 1 });
    await pass(3_000);
    expect(emitted).toBe(2);
  });

  it('slows down when all is settled', async () => {
    answer = async () => ({ rows: [{ id: 1, settled: true }], total: 1 });
    list.active = true;
    await pass(10);
    expect(asked.length).toBe(1);
    await pass(4_500);
    expect(asked.length).toBe(1);
    await pass(1_000);
    expect(asked.length).toBe(2);
  });

  it('keeps the rows of the last good answer beside a failure, and asks less often', async () => {
    list.active = true;
    await pass(10);
    answer = async () => {
      throw new RequestError(502, {
        code: 'TransportError',
        message: 'gone',
        hint: 'wait'
      });
    };
    await pass(60_000);
    expect(list.state.rows).toEqual([{ id: 1, settled: false }]);
    expect(list.state.failure).toEqual({
      code: 'TransportError',
      message: 'gone',
      hint: 'wait',
      requestId: ''
    });
    expect(asked.length).toBeLessThan(30);
    answer = async () => ({ rows: [], total: 0 });
    const done = list.refresh();
    await pass(10);
    await done;
    expect(list.state).toEqual({ rows: [], total: 0 });
  });

  it('asks for more rows when there are more', async () => {
    answer = async () => ({
      rows: [
        { id: 1, settled: true },
        { id: 2, settled: true }
      ],
      total: 3
    });
    list.active = true;
    await pass(10);
    list.showMore();
    await pass(10);
    expect(asked).toEqual([2, 4]);
    list.showMore(); // still under way as far as the list knows: 4 wanted, 2 there
    await pass(10);
    expect(asked).toEqual([2, 4]);
  });

  it('asks again for a refresh during a refresh: the caller may have changed something', async () => {
    let release: (page: IPage<IThing>) => void = () => undefined;
    answer = () => new Promise(resolve => (release = resolve));
    list.active = true;
    await pass(10);
    const done = list.refresh();
    answer = async () => ({ rows: [{ id: 9, settled: true }], total: 1 });
    release({ rows: [], total: 0 });
    await pass(10);
    await done;
    expect(list.state.rows).toEqual([{ id: 9, settled: true }]);
  });
});
