/** Code for the notebook: into a new cell, or onto the clipboard. */

import { Clipboard, Notification } from '@jupyterlab/apputils';
import { INotebookTracker, NotebookActions } from '@jupyterlab/notebook';

import type { ITrans } from '../components/translation';

/** Put `code` where the user can run it. */
export type ShowCode = (code: string) => Promise<void>;
/** Put `code` onto the clipboard. */
export type CopyCode = (code: string) => void;

export function copier(trans: ITrans): CopyCode {
  return code => {
    Clipboard.copyToSystem(code);
    Notification.info(trans.__('Copied: %1', code.split('\n')[0] ?? ''), {
      autoClose: 2_000
    });
  };
}

/** Loads the magics where they are not loaded yet; does nothing in a kernel that has none. */
const LOAD_MAGICS = "get_ipython().extension_manager.load_extension('jupyter_modelarts')";

/** Into a new cell below the active one, run at once; without a notebook, onto the clipboard. */
export function shower(tracker: INotebookTracker | null, copy: CopyCode): ShowCode {
  return async code => {
    const panel = tracker?.currentWidget;
    if (!panel) {
      copy(code);
      return;
    }
    panel.sessionContext.session?.kernel?.requestExecute({
      code: LOAD_MAGICS,
      silent: true,
      store_history: false
    });
    NotebookActions.insertBelow(panel.content);
    panel.content.activeCell?.model.sharedModel.setSource(code);
    await NotebookActions.run(panel.content, panel.sessionContext);
  };
}
