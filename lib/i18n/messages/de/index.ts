import type { Messages } from '../en/index.ts';
import admin from './admin.json' with { type: 'json' };
import auth from './auth.json' with { type: 'json' };
import club from './club.json' with { type: 'json' };
import clubJoining from './club-joining.json' with { type: 'json' };
import clubMembers from './club-members.json' with { type: 'json' };
import clubs from './clubs.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import contact from './contact.json' with { type: 'json' };
import dashboard from './dashboard.json' with { type: 'json' };
import errors from './errors.json' with { type: 'json' };
import event from './event.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import legal from './legal.json' with { type: 'json' };
import mail from './mail.json' with { type: 'json' };
import nav from './nav.json' with { type: 'json' };
import notifications from './notifications.json' with { type: 'json' };
import profile from './profile.json' with { type: 'json' };
import profiles from './profiles.json' with { type: 'json' };
import reports from './reports.json' with { type: 'json' };
import search from './search.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import settingsProfiles from './settings-profiles.json' with { type: 'json' };
import teams from './teams.json' with { type: 'json' };
import validation from './validation.json' with { type: 'json' };

const de: Messages = {
  admin,
  auth,
  club,
  'club-joining': clubJoining,
  'club-members': clubMembers,
  clubs,
  common,
  contact,
  dashboard,
  errors,
  event,
  events,
  home,
  legal,
  mail,
  nav,
  notifications,
  profile,
  profiles,
  reports,
  search,
  settings,
  'settings-profiles': settingsProfiles,
  teams,
  validation,
};

export default de;
