/** What every command is made with, and which resource it acts on. */

import { Notification } from '@jupyterlab/apputils';
import type { ReadonlyJSONObject, ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { ITrans } from '../components/translation';
import type { House, Kind } from '../models/house';
import { asFailure } from '../request';

export interface ICommandContext {
  readonly house: House;
  readonly trans: ITrans;
}

/** The argument of commands on one resource; the selected row where it is left out. */
export function idArgument(description: string): ReadonlyJSONObject {
  return {
    type: 'object',
    properties: { id: { type: 'string', description } }
  };
}

/** The id a command on a `kind` acts on: its argument, or else the selected row. */
export function targetOf(
  house: House,
  kind: Kind,
  args: ReadonlyPartialJSONObject
): string | undefined {
  if (typeof args.id === 'string') {
    return args.id;
  }
  const selection = house.selection.get();
  return selection?.kind === kind ? selection.id : undefined;
}

/** Do `action`; an expected failure becomes a notification that names the way out. */
export async function saying<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (reason) {
    const { message, hint } = asFailure(reason);
    Notification.error(`${message} ${hint}`.trim(), { autoClose: false });
    return undefined;
  }
}
