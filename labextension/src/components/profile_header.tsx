/** Which account and region the panel shows. */

import { refreshIcon } from '@jupyterlab/ui-components';

import type { IProfile } from '../api/types';
import type { ILanguage } from './translation';

interface IProfileHeaderProps {
  language: ILanguage;
  profile: IProfile | null;
  onRefresh(): void;
}

export function ProfileHeader(props: IProfileHeaderProps): JSX.Element {
  const { profile, onRefresh } = props;
  const { trans } = props.language;
  const refresh = trans.__('Refresh');
  return (
    <div className="jp-ModelArts-header">
      <div className="jp-ModelArts-profile">
        <span className="jp-ModelArts-title">{trans.__('ModelArts')}</span>
        {profile && <Profile {...props} profile={profile} />}
      </div>
      <button
        type="button"
        className="jp-ModelArts-action"
        title={refresh}
        aria-label={refresh}
        onClick={onRefresh}
      >
        <refreshIcon.react tag="span" width="16px" height="16px" />
      </button>
    </div>
  );
}

function Profile({
  profile,
  language
}: IProfileHeaderProps & { profile: IProfile }): JSX.Element {
  const { trans } = language;
  if (profile.embedded) {
    return (
      <span
        className="jp-ModelArts-badge"
        title={trans.__(
          'Jobs and services run on this machine, in the embedded ModelArts.'
        )}
      >
        {trans.__('embedded')}
      </span>
    );
  }
  return (
    <span
      className="jp-ModelArts-region"
      title={trans.__('Profile %1, project %2', profile.name, profile.project_id)}
    >
      {profile.name} · {profile.region}
    </span>
  );
}
