import type { ErpConnector } from '../../types';
import { JsonConnector } from '../json-api/connector';
import { JsonApi } from '../json-api/json-api';
import type { Surroundings } from '../surroundings';
import { rahkaranSession } from './session';
import type { RahkaranSettings } from './settings';

export function openRahkaran(settings: RahkaranSettings, surroundings: Surroundings): ErpConnector {
    const session = rahkaranSession(settings, surroundings);
    const api = new JsonApi(settings, surroundings, session);
    return new JsonConnector({ system: `Rahkaran at ${api.host}`, api, session, sources: settings.sources, targets: settings.targets });
}
