/** Commands on training jobs. */

import { Dialog, showDialog } from '@jupyterlab/apputils';
import { stopIcon, textEditorIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';

import { jobCanStop } from '../models/life_cycles';
import { ICommandContext, idArgument, saying, targetOf } from './context';
import { CommandIDs } from './ids';
import type { ShowCode } from './notebook';

export function addJobCommands(
  commands: CommandRegistry,
  { house, trans }: ICommandContext,
  showCode: ShowCode
): void {
  const args = idArgument(trans.__('Id of a training job'));
  commands.addCommand(CommandIDs.stopJob, {
    label: trans.__('Stop Training Job…'),
    icon: stopIcon,
    describedBy: { args },
    isEnabled: args => {
      const id = targetOf(house, 'job', args);
      const job = id === undefined ? undefined : house.job(id);
      return job ? jobCanStop(job) : id !== undefined;
    },
    execute: async args => {
      const id = targetOf(house, 'job', args);
      if (id !== undefined && (await confirmed(id))) {
        await saying(() => house.stopJob(id));
      }
    }
  });
  commands.addCommand(CommandIDs.insertLogs, {
    label: trans.__('Show Log in Notebook'),
    icon: textEditorIcon,
    describedBy: { args },
    isEnabled: args => targetOf(house, 'job', args) !== undefined,
    execute: async args => {
      const id = targetOf(house, 'job', args);
      if (id !== undefined) {
        await showCode(`%ma_logs ${id}`);
      }
    }
  });

  async function confirmed(id: string): Promise<boolean> {
    const name = house.job(id)?.metadata.name ?? id;
    const answer = await showDialog({
      title: trans.__('Stop %1?', name),
      body: trans.__('The job ends for good; what it has uploaded to OBS is kept.'),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.warnButton({ label: trans.__('Stop') })
      ]
    });
    return answer.button.accept;
  }
}
