/** Says aloud, to a screen reader, what changed in a list. */

import { useEffect, useRef, useState } from 'react';

/** A resource in three words. */
export interface IHeadline {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
}

/** One sentence for every resource whose phase is another than before; new ones say nothing. */
export function changes(
  before: readonly IHeadline[] | undefined,
  after: readonly IHeadline[] | undefined
): string[] {
  const phases = new Map(before?.map(({ id, phase }) => [id, phase]));
  return (after ?? [])
    .filter(({ id, phase }) => phases.has(id) && phases.get(id) !== phase)
    .map(({ name, phase }) => `${name}: ${phase}`);
}

/** A live region with the last changes. */
export function Announcer({
  headlines
}: {
  headlines: readonly IHeadline[] | undefined;
}): JSX.Element {
  const last = useRef<readonly IHeadline[]>();
  const [text, setText] = useState('');
  useEffect(() => {
    const news = changes(last.current, headlines);
    last.current = headlines ?? last.current;
    if (news.length > 0) {
      setText(news.join('. '));
    }
  }, [headlines]);
  return (
    <div className="jp-ModelArts-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
