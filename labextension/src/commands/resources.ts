/** Commands on the selected job or service, whichever it is. */

import { Clipboard, Notification } from '@jupyterlab/apputils';
import { copyIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import { ICommandContext, idArgument } from './context';
import { CommandIDs } from './ids';

export function addResourceCommands(
  commands: CommandRegistry,
  { house, trans }: ICommandContext
): void {
  const idOf = (args: ReadonlyPartialJSONObject) =>
    typeof args.id === 'string' ? args.id : house.selection.get()?.id;
  commands.addCommand(CommandIDs.copyId, {
    label: trans.__('Copy Id'),
    icon: copyIcon,
    describedBy: { args: idArgument(trans.__('Id of a training job or service')) },
    isEnabled: args => idOf(args) !== undefined,
    execute: args => {
      const id = idOf(args);
      if (id !== undefined) {
        Clipboard.copyToSystem(id);
        Notification.info(trans.__('Copied: %1', id), { autoClose: 2_000 });
      }
    }
  });
}
