/** Commands on services. */

import { Dialog, showDialog } from '@jupyterlab/apputils';
import { codeIcon, runIcon, stopIcon } from '@jupyterlab/ui-components';
import type { CommandRegistry } from '@lumino/commands';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

import type { IService } from '../api/types';
import { serviceCanStart, serviceCanStop } from '../models/life_cycles';
import { ICommandContext, idArgument, saying, targetOf } from './context';
import { CommandIDs } from './ids';
import type { CopyCode } from './notebook';

export function addServiceCommands(
  commands: CommandRegistry,
  { house, trans }: ICommandContext,
  copyCode: CopyCode
): void {
  const describedBy = { args: idArgument(trans.__('Id of a service')) };
  const target = (args: ReadonlyPartialJSONObject) => targetOf(house, 'service', args);
  const isEnabled =
    (allowed: (service: IService) => boolean) => (args: ReadonlyPartialJSONObject) => {
      const id = target(args);
      const service = id === undefined ? undefined : house.service(id);
      return service ? allowed(service) : id !== undefined;
    };
  commands.addCommand(CommandIDs.startService, {
    label: trans.__('Start Service'),
    icon: runIcon,
    describedBy,
    isEnabled: isEnabled(serviceCanStart),
    execute: async args => {
      const id = target(args);
      if (id !== undefined) {
        await saying(() => house.setServiceStatus(id, 'running'));
      }
    }
  });
  commands.addCommand(CommandIDs.stopService, {
    label: trans.__('Stop Service…'),
    icon: stopIcon,
    describedBy,
    isEnabled: isEnabled(serviceCanStop),
    execute: async args => {
      const id = target(args);
      if (id !== undefined && (await confirmed(id))) {
        await saying(() => house.setServiceStatus(id, 'stopped'));
      }
    }
  });
  commands.addCommand(CommandIDs.copyPredictCode, {
    label: trans.__('Copy Code of a Prediction'),
    icon: codeIcon,
    describedBy,
    isEnabled: args => target(args) !== undefined,
    execute: args => {
      const id = target(args);
      if (id !== undefined) {
        copyCode(`%%ma_predict ${id}\n{}`);
      }
    }
  });

  async function confirmed(id: string): Promise<boolean> {
    const name = house.service(id)?.service_name ?? id;
    const answer = await showDialog({
      title: trans.__('Stop %1?', name),
      body: trans.__('Predictions fail until the service is started again.'),
      buttons: [
        Dialog.cancelButton({ label: trans.__('Cancel') }),
        Dialog.warnButton({ label: trans.__('Stop') })
      ]
    });
    return answer.button.accept;
  }
}
