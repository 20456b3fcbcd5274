import type { Messages } from '../en/index.ts';
import auth from './auth.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import legal from './legal.json' with { type: 'json' };
import nav from './nav.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import profiles from './profiles.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import settingsProfiles from './settings-profiles.json' with { type: 'json' };
import validation from './validation.json' with { type: 'json' };

const es: Messages = {
  auth,
  common,
  errors,
  home,
  legal,
  nav,
  profile,
  profiles,
  settings,
  'settings-profiles': settingsProfiles,
  validation,
};

export default es;
