/** One resource: its phase, its name, what is worth knowing, and what can be done with it. */

import type { LabIcon } from '@jupyterlab/ui-components';
import { KeyboardEvent, memo, useRef } from 'react';

import type { Tone } from '../models/life_cycles';
import { PhaseIcon } from './phase_icon';

/** Something that can be done with a resource. */
export interface IRowAction {
  readonly name: string;
  readonly label: string;
  readonly icon: LabIcon;
}

/** A resource as a row shows it; plain values only, so that an unchanged row is not drawn again. */
export interface IRow {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  readonly phase: string;
  /** Beside the phase, in this order. */
  readonly details: readonly string[];
  /** At the right end: a duration, a count. */
  readonly figure: string;
  readonly tooltip: string;
}

interface IRowProps {
  row: IRow;
  kind: string;
  actions: readonly IRowAction[];
  index: number;
  top: number;
  /** Whether Tab reaches this row. */
  current: boolean;
  onFocus(id: string): void;
  onAction(action: string, id: string): void;
}

function RowBase(props: IRowProps): JSX.Element {
  const { row, kind, actions, index, top, current, onFocus, onAction } = props;
  const element = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={element}
      role="row"
      className="jp-ModelArts-row"
      data-kind={kind}
      data-id={row.id}
      data-index={index}
      aria-rowindex={index + 1}
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      style={{ top }}
      title={row.tooltip}
      onFocus={() => onFocus(row.id)}
      onMouseDown={() => onFocus(row.id)}
      onKeyDown={event => moveAcross(event, element.current)}
    >
      <span role="gridcell" className="jp-ModelArts-rowIcon">
        <PhaseIcon tone={row.tone} />
      </span>
      <span role="gridcell" className="jp-ModelArts-rowText">
        <span className="jp-ModelArts-rowName">{row.name}</span>
        <span className="jp-ModelArts-rowDetails">
          <span className="jp-ModelArts-phase">{row.phase}</span>
          {row.details.map(detail => (
            <span key={detail}>{detail}</span>
          ))}
        </span>
      </span>
      <span role="gridcell" className="jp-ModelArts-rowFigure">
        {row.figure}
      </span>
      <span role="gridcell" className="jp-ModelArts-rowActions">
        {actions.map(({ name, label, icon: Icon }) => (
          <button
            key={name}
            type="button"
            className="jp-ModelArts-action"
            tabIndex={-1}
            title={label}
            aria-label={`${label}: ${row.name}`}
            onClick={() => onAction(name, row.id)}
          >
            <Icon.react tag="span" width="16px" height="16px" />
          </button>
        ))}
      </span>
    </div>
  );
}

/** Drawn again only when what it shows has changed. */
export const Row = memo(RowBase, (before, after) => {
  const { row: one, ...rest } = before;
  const { row: other, ...others } = after;
  return JSON.stringify(one) === JSON.stringify(other) && shallow(rest, others);
});

function shallow(one: object, other: object): boolean {
  const theirs = new Map(Object.entries(other));
  return Object.entries(one).every(([key, value]) => theirs.get(key) === value);
}

/** Right goes from the row into its actions, left goes back. */
function moveAcross(event: KeyboardEvent, row: HTMLElement | null): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!row || !step) {
    return;
  }
  const buttons = [...row.querySelectorAll<HTMLElement>('button')];
  const stops = [row, ...buttons];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(stops.length - 1, Math.max(0, here + step))]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
