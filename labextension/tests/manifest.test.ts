import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

import manifest from '../package.json';

it('accepts every JupyterLab its dependencies name, not only the one it was built with', () => {
  const lab = Object.entries(manifest.dependencies).filter(([name]) =>
    name.startsWith('@jupyterlab/')
  );
  const shared = Object.fromEntries(
    lab.map(([name, range]) => [name, { requiredVersion: range }])
  );
  expect(manifest.jupyterlab.sharedPackages).toEqual(shared);
});

it('has the version of the Python package', () => {
  const python = resolve(__dirname, '../../jupyter_modelarts/_version.py');
  expect(readFileSync(python, 'utf8')).toContain(`"${manifest.version}"`);
});
