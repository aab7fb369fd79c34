/** What stands in a list's place: nothing yet, nothing at all, or what went wrong. */

import type { IFailure } from '../request';
import type { ILanguage } from './translation';

/** Grey rows while the first answer is awaited. */
export function Skeleton({ trans }: ILanguage): JSX.Element {
  return (
    <div className="jp-ModelArts-skeleton" role="status">
      <span className="jp-ModelArts-hidden">{trans.__('Loading…')}</span>
      {[0, 1, 2].map(row => (
        <div key={row} className="jp-ModelArts-skeletonRow" aria-hidden="true">
          <i />
          <b />
          <s />
        </div>
      ))}
    </div>
  );
}

/** An empty list in words. */
export interface IEmpty {
  title: string;
  /** What to do; `%1` stands for `code`. */
  advice: string;
  code: string;
}

/** An empty list that says how something gets into it. */
export function Empty({ title, advice, code }: IEmpty): JSX.Element {
  const [before, after = ''] = advice.split('%1');
  return (
    <div className="jp-ModelArts-empty">
      <p className="jp-ModelArts-emptyTitle">{title}</p>
      <p>
        {before}
        <code>{code}</code>
        {after}
      </p>
    </div>
  );
}

interface IFailureProps extends ILanguage {
  failure: IFailure;
  onRetry(): void;
  /** Whether older rows are still shown below. */
  stale: boolean;
}

/** What went wrong, the way out, and a button to try again. */
export function Failure({ failure, onRetry, stale, trans }: IFailureProps): JSX.Element {
  return (
    <div className="jp-ModelArts-failure" role="alert">
      <p className="jp-ModelArts-failureMessage">{failure.message}</p>
      {failure.hint && <p className="jp-ModelArts-failureHint">{failure.hint}</p>}
      {stale && <p>{trans.__('Below is what was known before.')}</p>}
      <div className="jp-ModelArts-failureFoot">
        <button className="jp-Button jp-mod-styled jp-mod-minimal" onClick={onRetry}>
          {trans.__('Try again')}
        </button>
        {failure.code && (
          <span className="jp-ModelArts-failureCode" title={requestOf(failure, trans)}>
            {failure.code}
          </span>
        )}
      </div>
    </div>
  );
}

function requestOf(failure: IFailure, trans: ILanguage['trans']): string | undefined {
  return failure.requestId ? trans.__('Request %1', failure.requestId) : undefined;
}
