/** Training jobs and services of ModelArts in JupyterLab. */

import { housePlugin } from './plugins/house';
import { panelPlugin } from './plugins/panel';

export { IModelArts } from './plugins/tokens';

export default [housePlugin, panelPlugin];
