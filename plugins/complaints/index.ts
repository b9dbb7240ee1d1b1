export { ComplaintsPlugin } from './complaints.plugin';
export { handleComplaint, readComplaint } from './constants';
export { ComplaintRefusal } from './errors';
export { ComplaintDeskService } from './services/complaint-desk.service';
export { type Claim, ComplaintFilingService } from './services/complaint-filing.service';
export { ComplaintKindService } from './services/complaint-kind.service';
export { ComplaintSettingsService } from './services/complaint-settings.service';
