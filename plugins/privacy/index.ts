export { isNotPersonal } from './domain/not-personal';
export { handlePersonalData } from './constants';
export { PersonalDataRequest } from './entities/personal-data-request.entity';
export { PrivacyPlugin } from './privacy.plugin';
export { ErasureService } from './services/erasure.service';
export { PersonalDataRequests } from './services/personal-data-requests.service';
export { PersonalDataService } from './services/personal-data.service';
