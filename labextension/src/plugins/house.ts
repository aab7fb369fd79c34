/** The state shared by all plugins. */

import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';

import { House } from '../models/house';
import { IModelArts } from './tokens';

export const housePlugin: JupyterFrontEndPlugin<House> = {
  id: 'jupyter-modelarts:house',
  description: 'Provides the live lists of training jobs and services.',
  autoStart: true,
  provides: IModelArts,
  activate: (app: JupyterFrontEnd) => new House(app.serviceManager.serverSettings)
};
