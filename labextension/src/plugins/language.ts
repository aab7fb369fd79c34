/** The words and the language of the page. */

import type { ITranslator } from '@jupyterlab/translation';

import type { ILanguage } from '../components/translation';

/** Catalog of all strings of this extension. */
export const DOMAIN = 'jupyter_modelarts';

export function languageOf(translator: ITranslator): ILanguage {
  return {
    trans: translator.load(DOMAIN),
    // older JupyterLabs name no language while it is the default
    locale: (translator.languageCode || 'en').replace('_', '-')
  };
}
