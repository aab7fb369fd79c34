/** The side panel and its commands. */

import {
  ILayoutRestorer,
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { INotebookTracker } from '@jupyterlab/notebook';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';

import { CommandIDs, commandOf } from '../commands/ids';
import { addJobCommands } from '../commands/jobs';
import { copier, shower } from '../commands/notebook';
import { addPanelCommands } from '../commands/panel';
import { addResourceCommands } from '../commands/resources';
import { addServiceCommands } from '../commands/services';
import type { House } from '../models/house';
import { ModelArtsPanel } from '../panels/side_panel';
import { languageOf } from './language';
import { IModelArts } from './tokens';

/** Below the running sessions, above the table of contents. */
const RANK = 250;

export const panelPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyter-modelarts:panel',
  description: 'The side panel with training jobs and services, and its commands.',
  autoStart: true,
  requires: [IModelArts],
  optional: [ITranslator, ICommandPalette, ILayoutRestorer, INotebookTracker],
  activate: (
    app: JupyterFrontEnd,
    house: House,
    translator: ITranslator | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
    notebooks: INotebookTracker | null
  ) => {
    const words = translator ?? nullTranslator;
    const language = languageOf(words);
    const { trans } = language;
    const panel = new ModelArtsPanel({
      house,
      language,
      translator: words,
      run: (action, id) => void app.commands.execute(commandOf(action), { id })
    });
    const context = { house, trans };
    const copy = copier(trans);
    addPanelCommands(app, panel.id, context);
    addResourceCommands(app.commands, context);
    addJobCommands(app.commands, context, shower(notebooks, copy));
    addServiceCommands(app.commands, context, copy);
    app.shell.add(panel, 'left', { rank: RANK, type: 'ModelArts' });
    restorer?.add(panel, panel.id);
    for (const command of [CommandIDs.open, CommandIDs.refresh]) {
      palette?.addItem({ command, category: trans.__('ModelArts') });
    }
  }
};
