/** Which rows of a long list are worth a DOM node. */

import { RefObject, useEffect, useState } from 'react';

/** Rows rendered beyond both edges, so that scrolling shows no gap. */
const MARGIN = 6;

export interface IWindow {
  readonly first: number;
  /** One behind the last. */
  readonly end: number;
}

/** The rows visible at `scrollTop` in a view of `height`, both in px. */
export function windowOf(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number
): IWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - MARGIN);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + MARGIN);
  return { first: Math.min(first, end), end };
}

/** The window of the scrolling element `view`, renewed as it scrolls and changes its size. */
export function useWindow(
  view: RefObject<HTMLElement>,
  count: number,
  rowHeight: number
): IWindow {
  const [place, setPlace] = useState({ top: 0, height: 600 });
  useEffect(() => {
    const element = view.current;
    if (!element) {
      return;
    }
    const measure = () =>
      setPlace({ top: element.scrollTop, height: element.clientHeight || 600 });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [view]);
  return windowOf(count, rowHeight, place.top, place.height);
}
