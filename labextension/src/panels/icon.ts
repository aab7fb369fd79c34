/** The icon of the panel: layers of a model, an arc of data into them. */

import { LabIcon } from '@jupyterlab/ui-components';

import svgstr from '../../style/icons/modelarts.svg';

export const panelIcon = new LabIcon({ name: 'jupyter-modelarts:panel', svgstr });
