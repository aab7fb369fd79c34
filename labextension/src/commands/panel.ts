/** Commands on the panel as a whole. */

import type { JupyterFrontEnd } from '@jupyterlab/application';
import { refreshIcon } from '@jupyterlab/ui-components';

import { panelIcon } from '../panels/icon';
import type { ICommandContext } from './context';
import { CommandIDs } from './ids';

const NO_ARGUMENTS = { args: { type: 'object', properties: {} } } as const;

export function addPanelCommands(
  app: JupyterFrontEnd,
  panelId: string,
  { house, trans }: ICommandContext
): void {
  app.commands.addCommand(CommandIDs.open, {
    label: trans.__('Show Training Jobs and Services'),
    icon: panelIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => app.shell.activateById(panelId)
  });
  app.commands.addCommand(CommandIDs.refresh, {
    label: trans.__('Refresh Training Jobs and Services'),
    icon: refreshIcon,
    describedBy: NO_ARGUMENTS,
    execute: () => house.refresh()
  });
}
