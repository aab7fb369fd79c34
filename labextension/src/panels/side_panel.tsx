/** The side panel: whose account it is, training jobs, services. */

import { ReactWidget, SidePanel, UseSignal } from '@jupyterlab/ui-components';
import type { ITranslator } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import { AccordionPanel } from '@lumino/widgets';

import { JobList } from '../components/job_list';
import { ProfileHeader } from '../components/profile_header';
import { ServiceList } from '../components/service_list';
import type { ILanguage } from '../components/translation';
import type { House } from '../models/house';
import { panelIcon } from './icon';
import { LiveList, RunAction } from './live_list';

interface IPanelOptions {
  house: House;
  language: ILanguage;
  translator: ITranslator;
  run: RunAction;
}

export class ModelArtsPanel extends SidePanel {
  constructor({ house, language, translator, run }: IPanelOptions) {
    super({ translator });
    const { trans } = language;
    this.house = house;
    this.id = 'jupyter-modelarts-panel';
    this.title.icon = panelIcon;
    this.title.caption = trans.__('ModelArts: training jobs and services');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('ModelArts'));
    this.addClass('jp-ModelArts-panel');
    this.header.addWidget(header(house, language));
    const shared = { house, language, run };
    this.addWidget(
      new LiveList({
        ...shared,
        kind: 'job',
        model: house.jobs,
        title: trans.__('Training jobs'),
        View: JobList
      })
    );
    this.addWidget(
      new LiveList({
        ...shared,
        kind: 'service',
        model: house.services,
        title: trans.__('Services'),
        View: ServiceList
      })
    );
    (this.content as AccordionPanel).setRelativeSizes([3, 2]);
  }

  /** Put the keyboard where it can do most. */
  protected override onActivateRequest(): void {
    const row = this.node.querySelector<HTMLElement>('[role=row][tabindex="0"]');
    const target =
      row ?? this.node.querySelector<HTMLElement>('.lm-AccordionPanel-title');
    target?.focus();
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    void this.house.refreshProfile();
  }

  private readonly house: House;
}

function header(house: House, language: ILanguage): ReactWidget {
  return ReactWidget.create(
    <UseSignal signal={house.profile.changed}>
      {() => (
        <ProfileHeader
          language={language}
          profile={house.profile.get()}
          onRefresh={() => void house.refresh()}
        />
      )}
    </UseSignal>
  );
}
