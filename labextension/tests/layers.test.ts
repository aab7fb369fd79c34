import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Each layer may import the ones before it. */
const LAYERS = [
  'request',
  'api',
  'models',
  'components',
  'panels',
  'commands',
  'plugins',
  'index'
];
const SOURCE = resolve(__dirname, '../src');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')
);

const layerOf = (path: string) => {
  const first = path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';
  return LAYERS.indexOf(first);
};

function importsOf(file: string): string[] {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)].map(
    match => match[1] as string
  );
}

describe('the layers', () => {
  it('are all there', () => {
    expect(new Set(files.map(layerOf))).toEqual(new Set(LAYERS.keys()));
  });

  it.each(files)('%s imports only what is below it', file => {
    for (const target of importsOf(file).filter(name => name.startsWith('.'))) {
      const path = relative(SOURCE, resolve(SOURCE, dirname(file), target));
      if (path.startsWith('..')) {
        expect(path).toMatch(/^\.\.\/style\/icons\//);
      } else {
        expect(layerOf(path), path).toBeLessThanOrEqual(layerOf(file));
      }
    }
  });

  it.each(files.filter(file => file.startsWith('components/')))(
    '%s takes nothing of JupyterLab but icons',
    file => {
      const lab = importsOf(file).filter(name => name.startsWith('@jupyterlab/'));
      expect(lab.filter(name => name !== '@jupyterlab/ui-components')).toEqual([]);
    }
  );
});
