import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import version from '../package.json';

const SOURCE = resolve(__dirname, '../src');
const CATALOG = resolve(
  __dirname,
  '../../jupyter_modelarts/locale/zh_CN/LC_MESSAGES/jupyter_modelarts.json'
);
const catalog = JSON.parse(readFileSync(CATALOG, 'utf8')) as Record<string, string[]> & {
  '': Record<string, string>;
};

/** The messages in a source file: first arguments of `trans.__` and `trans._n`. */
function messagesOf(file: string): string[] {
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(SOURCE, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      ['__', '_n'].includes(node.expression.name.text)
    ) {
      const [message] = node.arguments;
      if (!message || !ts.isStringLiteralLike(message)) {
        throw new Error(`${file}: a message must be a literal: ${node.getText()}`);
      }
      found.push(message.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const messages = [
  ...new Set(
    readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .flatMap(messagesOf)
  )
].sort();

const placeholders = (text: string) => new Set(text.match(/%\d/g) ?? []);

describe('the Chinese catalog', () => {
  it('is named so that JupyterLab loads it', () => {
    expect(catalog['']).toEqual({
      domain: 'jupyter_modelarts',
      version: version.version,
      language: 'zh-CN',
      plural_forms: 'nplurals=1; plural=0;'
    });
  });

  it('finds messages at all', () => {
    expect(messages.length).toBeGreaterThan(30);
  });

  it.each(messages)('has %j', message => {
    const translated = catalog[message]?.[0] ?? '';
    expect(translated).not.toBe('');
    expect(placeholders(translated)).toEqual(placeholders(message));
  });

  it('has no message nobody says', () => {
    const schema = readFileSync(resolve(__dirname, '../schema/panel.json'), 'utf8');
    const { title, description } = JSON.parse(schema) as Record<string, string>;
    const said = new Set([
      ...messages,
      `schema\u0004${title}`,
      `schema\u0004${description}`
    ]);
    expect(Object.keys(catalog).filter(key => key !== '' && !said.has(key))).toEqual([]);
  });
});
