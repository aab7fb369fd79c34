// What JupyterLab's components touch when they are loaded and jsdom does not have.
globalThis.DragEvent ??= class extends MouseEvent {} as typeof DragEvent;
window.matchMedia ??= query =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined
  });
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
