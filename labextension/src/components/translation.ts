/** The translation functions the components need; JupyterLab's bundles and the widgets' have them. */
export interface ITrans {
  __(message: string, ...values: (string | number)[]): string;
  _n(
    singular: string,
    plural: string,
    count: number,
    ...values: (string | number)[]
  ): string;
}

/** What every component is given: words, and the language for numbers and times. */
export interface ILanguage {
  readonly trans: ITrans;
  /** BCP 47, like `zh-CN`. */
  readonly locale: string;
}
