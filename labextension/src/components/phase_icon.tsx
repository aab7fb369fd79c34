/** A phase as a shape: readable without its color. */

import type { Tone } from '../models/life_cycles';

const SHAPES: Record<Tone, JSX.Element> = {
  good: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.2 8.2 2 2 3.6-4.2" />
    </>
  ),
  active: (
    <>
      <circle cx="8" cy="8" r="6.25" opacity="0.3" />
      <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.6 1.33" />
      <path d="M8 4.8V8l2.2 1.4" />
    </>
  ),
  ending: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.6 1.33" />
      <path d="M6 6h4v4H6z" />
    </>
  ),
  ended: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M6 6h4v4H6z" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2 14.5 13.5h-13z" />
      <path d="M8 6.3v3.2M8 11.4v.1" />
    </>
  ),
  bad: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
    </>
  )
};

/** The icon of a tone; the words beside it carry the meaning for a screen reader. */
export function PhaseIcon({ tone }: { tone: Tone }): JSX.Element {
  return (
    <svg
      className="jp-ModelArts-phaseIcon"
      data-tone={tone}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SHAPES[tone]}
    </svg>
  );
}
