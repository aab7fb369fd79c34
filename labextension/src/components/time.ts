/** Times in words, in the language of the page. */

import { useEffect, useState } from 'react';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A formatter is slow to make and quick to use: one per language. */
function kept<F>(make: (locale: string) => F): (locale: string) => F {
  const made = new Map<string, F>();
  return locale => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

const unit = (name: 'second' | 'minute' | 'hour') =>
  kept(
    locale =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' })
  );

const RELATIVE = kept(
  locale => new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'auto' })
);
const MOMENT = kept(
  locale => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
);
const SECONDS = unit('second');
const MINUTES = unit('minute');
const HOURS = unit('hour');

/** How long ago `time` (ms since the epoch) was: `3 min. ago`. */
export function age(time: number, now: number, locale: string): string {
  const format = RELATIVE(locale);
  const passed = Math.max(0, now - time);
  if (passed < MINUTE) {
    return format.format(0, 'second');
  }
  if (passed < HOUR) {
    return format.format(-Math.floor(passed / MINUTE), 'minute');
  }
  if (passed < DAY) {
    return format.format(-Math.floor(passed / HOUR), 'hour');
  }
  return format.format(-Math.floor(passed / DAY), 'day');
}

/** A span of `milliseconds`: `12s`, `3m 5s`, `2h 4m`. */
export function span(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) {
    return SECONDS(locale).format(seconds);
  }
  if (minutes < 60) {
    return `${MINUTES(locale).format(minutes)} ${SECONDS(locale).format(seconds % 60)}`;
  }
  return `${HOURS(locale).format(Math.floor(minutes / 60))} ${MINUTES(locale).format(minutes % 60)}`;
}

/** The date and time of `time`, for a tooltip. */
export function moment(time: number, locale: string): string {
  return MOMENT(locale).format(time);
}

/** The present time, renewed every `interval` ms while the page is visible. */
export function useNow(interval: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => {
      if (!document.hidden) {
        setNow(Date.now());
      }
    }, interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
