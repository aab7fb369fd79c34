/** A value that can be watched: the selection, the profile. */

import { ISignal, Signal } from '@lumino/signaling';

export class Value<T> {
  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    if (value !== this.value) {
      this.value = value;
      this.changedSignal.emit(value);
    }
  }

  /** Emitted when another value was set. */
  get changed(): ISignal<this, T> {
    return this.changedSignal;
  }

  private readonly changedSignal = new Signal<this, T>(this);
}
