/** Lists that keep themselves current while somebody looks at them. */

import { JSONExt, ReadonlyPartialJSONValue } from '@lumino/coreutils';
import type { IObservableDisposable } from '@lumino/disposable';
import { Poll } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';

import type { IPage } from '../api/types';
import { asFailure, IFailure } from '../request';

/** What a view shows of a list. */
export interface IListState<T> {
  /** Undefined until the first answer. */
  readonly rows?: readonly T[];
  readonly total: number;
  /** Why the last try failed; the rows are then those of the last good answer. */
  readonly failure?: IFailure;
}

/** A live list. Views and commands know nothing of how it is kept current. */
export interface IListModel<T> extends IObservableDisposable {
  readonly state: IListState<T>;
  /** Emitted when, and only when, the state is another than before. */
  readonly changed: ISignal<this, IListState<T>>;
  /** Whether somebody looks at it. A list nobody looks at asks for nothing. */
  active: boolean;
  /** Ask at once; resolves when the answer, good or bad, is in `state`. */
  refresh(): Promise<void>;
  /** Ask for more rows than before. */
  showMore(): void;
}

export interface IListOptions<T> {
  name: string;
  /** The newest `wanted` rows. */
  fetch(wanted: number): Promise<IPage<T>>;
  /** Whether a row only changes when somebody acts. */
  settled(row: T): boolean;
  /** Rows asked for at first, and how many each `showMore` adds. */
  step?: number;
  /** Milliseconds between two requests: while something moves, when all is settled, at most. */
  intervals?: { moving: number; settled: number; max: number };
}

const INTERVALS = { moving: 2_000, settled: 10_000, max: 60_000 };

/** A list kept current by asking again and again. */
export class PolledList<T> implements IListModel<T> {
  constructor(private readonly options: IListOptions<T>) {
    this.wanted = this.step;
    this.poll = new Poll({
      auto: false,
      name: `jupyter-modelarts:${options.name}`,
      factory: () => this.ask(),
      frequency: {
        interval: this.intervals.moving,
        backoff: true,
        max: this.intervals.max
      },
      standby: 'when-hidden'
    });
  }

  get state(): IListState<T> {
    return this.current;
  }

  get changed(): ISignal<this, IListState<T>> {
    return this.changedSignal;
  }

  get disposed(): ISignal<this, void> {
    return this.disposedSignal;
  }

  get isDisposed(): boolean {
    return this.poll.isDisposed;
  }

  get active(): boolean {
    return this.isActive;
  }

  set active(value: boolean) {
    if (value === this.isActive || this.isDisposed) {
      return;
    }
    this.isActive = value;
    void (value ? this.poll.refresh() : this.poll.stop());
  }

  async refresh(): Promise<void> {
    if (!this.isActive) {
      return;
    }
    if (this.poll.state.phase === 'refreshed') {
      await this.answered(); // it may have been asked before what the caller wants to see
    }
    await this.poll.refresh();
    await this.answered();
  }

  showMore(): void {
    const { rows, total } = this.current;
    if (rows && rows.length < total && this.wanted <= rows.length) {
      this.wanted = rows.length + this.step;
      void this.refresh();
    }
  }

  dispose(): void {
    if (this.isDisposed) {
      return;
    }
    this.isActive = false;
    this.poll.dispose();
    this.disposedSignal.emit();
    Signal.clearData(this);
  }

  /** Wait for the request under way; a failure is in `state`. */
  private async answered(): Promise<void> {
    await this.poll.tick.catch(() => undefined);
  }

  private async ask(): Promise<void> {
    const turn = ++this.turn;
    try {
      const page = await this.options.fetch(this.wanted);
      if (turn !== this.turn) {
        return; // overtaken by a later request
      }
      this.setInterval(page.rows);
      this.update({ rows: page.rows, total: page.total });
    } catch (reason) {
      const { message, hint, code, requestId } = asFailure(reason);
      this.update({ ...this.current, failure: { message, hint, code, requestId } });
      throw reason; // the poll backs off
    }
  }

  private setInterval(rows: readonly T[]): void {
    const { moving, settled, max } = this.intervals;
    const interval = rows.every(this.options.settled) ? settled : moving;
    if (interval !== this.poll.frequency.interval) {
      this.poll.frequency = { interval, backoff: true, max };
    }
  }

  private update(next: IListState<T>): void {
    if (this.isDisposed || same(next, this.current)) {
      return;
    }
    this.current = next;
    this.changedSignal.emit(next);
  }

  private get intervals() {
    return this.options.intervals ?? INTERVALS;
  }

  private get step(): number {
    return this.options.step ?? 50;
  }

  private current: IListState<T> = { total: 0 };
  private isActive = false;
  private turn = 0;
  private wanted: number;
  private readonly poll: Poll;
  private readonly changedSignal = new Signal<this, IListState<T>>(this);
  private readonly disposedSignal = new Signal<this, void>(this);
}

function same(one: unknown, other: unknown): boolean {
  return JSONExt.deepEqual(
    one as ReadonlyPartialJSONValue,
    other as ReadonlyPartialJSONValue
  );
}
