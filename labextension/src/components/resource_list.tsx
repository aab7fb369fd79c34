/** A list model as a person sees it: loading, failed, empty, or rows. */

import { useMemo } from 'react';

import type { IListState } from '../models/list';
import { Announcer, IHeadline } from './announcer';
import { Empty, Failure, IEmpty, Skeleton } from './notices';
import type { ILanguage } from './translation';
import { IGridEvents, IPresentation, VirtualGrid } from './virtual_grid';

/** What the list of any noun is given. */
export interface IListProps<T> extends IGridEvents {
  language: ILanguage;
  state: IListState<T>;
  onRetry(): void;
}

interface IResourceListProps<T> extends IListProps<T> {
  presentation: IPresentation<T>;
  headlineOf(item: T): IHeadline;
  empty: IEmpty;
}

export function ResourceList<T>(props: IResourceListProps<T>): JSX.Element {
  const { language, state, presentation, headlineOf, empty, onRetry } = props;
  const { rows: items, failure } = state;
  const headlines = useMemo(() => items?.map(headlineOf), [items, headlineOf]);
  return (
    <div className="jp-ModelArts-list">
      <Announcer headlines={headlines} />
      {failure && (
        <Failure
          {...language}
          failure={failure}
          onRetry={onRetry}
          stale={items !== undefined && items.length > 0}
        />
      )}
      {!items && !failure && <Skeleton {...language} />}
      {items?.length === 0 && !failure && <Empty {...empty} />}
      {items && items.length > 0 && (
        <VirtualGrid
          presentation={presentation}
          items={items}
          onSelect={props.onSelect}
          onAction={props.onAction}
          onEnd={props.onEnd}
        />
      )}
    </div>
  );
}
