export { SpecimenService } from './services/specimen.service';
export { SpecimenPlugin } from './specimen.plugin';
