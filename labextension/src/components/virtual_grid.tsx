/** A list of resources of any length: arrow keys walk it, only the visible rows are in the page. */

import {
  KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react';

import { IRow, IRowAction, Row } from './row';
import { useWindow } from './window';

/** Height of a row in px; the style sheet has the same. */
export const ROW_HEIGHT = 46;

/** How resources of one kind are shown; asked only for those in sight. */
export interface IPresentation<T> {
  readonly label: string;
  readonly kind: string;
  idOf(item: T): string;
  rowOf(item: T): IRow;
  /** What can be done with a resource; the same array while that is the same. */
  actionsOf(item: T): readonly IRowAction[];
}

/** What a person does in the list. */
export interface IGridEvents {
  onSelect(id: string): void;
  onAction(action: string, id: string): void;
  /** The last row is in sight. */
  onEnd(): void;
}

interface IGridProps<T> extends IGridEvents {
  presentation: IPresentation<T>;
  items: readonly T[];
}

export function VirtualGrid<T>(props: IGridProps<T>): JSX.Element {
  const { items, onSelect, onAction, onEnd } = props;
  const { label, kind, idOf, rowOf, actionsOf } = props.presentation;
  const count = items.length;
  const view = useRef<HTMLDivElement>(null);
  const { first, end } = useWindow(view, count, ROW_HEIGHT);
  const [current, setCurrent] = useState<string | null>(null);
  const place = useMemo(
    () =>
      Math.max(
        0,
        items.findIndex(item => idOf(item) === current)
      ),
    [items, idOf, current]
  );

  useEffect(() => {
    if (count > 0 && end >= count) {
      onEnd();
    }
  }, [end, count, onEnd]);

  const focus = useCallback(
    (id: string) => {
      setCurrent(id);
      onSelect(id);
    },
    [onSelect]
  );

  // a row that is not drawn yet gets the focus as soon as it is
  const awaited = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (awaited.current !== null && focusRow(view.current, awaited.current)) {
      awaited.current = null;
    }
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const target = destination(event.key, place, count, pageOf(view.current));
    const item = target === undefined ? undefined : items[target];
    if (target === undefined || item === undefined || !view.current) {
      return;
    }
    event.preventDefault();
    reveal(view.current, target);
    if (!focusRow(view.current, idOf(item))) {
      awaited.current = idOf(item);
      focus(idOf(item));
    }
  };

  return (
    <div
      ref={view}
      role="grid"
      className="jp-ModelArts-grid"
      aria-label={label}
      aria-rowcount={count}
      onKeyDown={onKeyDown}
    >
      <div
        role="rowgroup"
        className="jp-ModelArts-rows"
        style={{ height: count * ROW_HEIGHT }}
      >
        {indices(first, end, place, count).map(index => {
          const item = items[index] as T;
          return (
            <Row
              key={idOf(item)}
              row={rowOf(item)}
              kind={kind}
              index={index}
              top={index * ROW_HEIGHT}
              actions={actionsOf(item)}
              current={index === place}
              onFocus={focus}
              onAction={onAction}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The rows to draw: the window, and the current row, which must not lose the focus. */
function indices(first: number, end: number, place: number, count: number): number[] {
  const shown = Array.from({ length: end - first }, (_, offset) => first + offset);
  if (place < count && (place < first || place >= end)) {
    shown.push(place);
  }
  return shown;
}

function pageOf(view: HTMLElement | null): number {
  return Math.max(1, Math.floor((view?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
}

/** Where a key leads; undefined for keys that lead nowhere. */
function destination(
  key: string,
  place: number,
  count: number,
  page: number
): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: count - 1
  };
  const target = steps[key];
  return target === undefined || count === 0
    ? undefined
    : Math.min(count - 1, Math.max(0, target));
}

/** Scroll as little as needed to have the row in sight. */
function reveal(view: HTMLElement, index: number): void {
  const top = index * ROW_HEIGHT;
  const lowest = top + ROW_HEIGHT - view.clientHeight;
  view.scrollTop = Math.min(top, Math.max(view.scrollTop, lowest));
}

/** Give a row the focus, which makes it current; false where it is not drawn. */
function focusRow(view: HTMLElement | null, id: string): boolean {
  const row = view?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  return Boolean(row);
}
