/** How other plugins reach what this extension knows. */

import { Token } from '@lumino/coreutils';

import type { House } from '../models/house';

/** The lists of training jobs and services, the profile, the selection. */
export const IModelArts = new Token<House>(
  'jupyter-modelarts:IModelArts',
  'Training jobs, services and the active profile of ModelArts.'
);
