/** A section of the panel: a list model, asked only while the section can be seen. */

import { ReactWidget, UseSignal } from '@jupyterlab/ui-components';
import type { Message } from '@lumino/messaging';

import type { IListProps } from '../components/resource_list';
import type { ILanguage } from '../components/translation';
import type { House, Kind } from '../models/house';
import type { IListModel } from '../models/list';

/** Does what a button of a row says: the name of the action, the row's id. */
export type RunAction = (action: string, id: string) => void;

interface ISectionOptions<T> {
  house: House;
  kind: Kind;
  model: IListModel<T>;
  language: ILanguage;
  title: string;
  run: RunAction;
  View: (props: IListProps<T>) => JSX.Element;
}

export class LiveList<T> extends ReactWidget {
  constructor(private readonly options: ISectionOptions<T>) {
    super();
    this.addClass('jp-ModelArts-section');
    this.title.label = options.title;
  }

  protected override render(): JSX.Element {
    const { model, language, View } = this.options;
    return (
      <UseSignal signal={model.changed}>
        {() => (
          <View
            language={language}
            state={model.state}
            onSelect={this.select}
            onAction={this.options.run}
            onEnd={this.showMore}
            onRetry={this.retry}
          />
        )}
      </UseSignal>
    );
  }

  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.options.model.active = this.isVisible;
  }

  protected override onAfterShow(message: Message): void {
    super.onAfterShow(message);
    this.options.model.active = true;
  }

  protected override onAfterHide(message: Message): void {
    super.onAfterHide(message);
    this.options.model.active = false;
  }

  protected override onBeforeDetach(message: Message): void {
    this.options.model.active = false;
    super.onBeforeDetach(message);
  }

  // bound once, so that a row is not drawn again for a new function
  private readonly select = (id: string) => {
    this.options.house.selection.set({ kind: this.options.kind, id });
  };
  private readonly showMore = () => this.options.model.showMore();
  private readonly retry = () => {
    void this.options.house.refresh();
  };
}
