import type { ErpConnector } from '../../types';
import { JsonConnector } from '../json-api/connector';
import { JsonApi } from '../json-api/json-api';
import type { Surroundings } from '../surroundings';
import { restSession } from './session';
import type { RestSettings } from './settings';

export function openRest(settings: RestSettings, surroundings: Surroundings): ErpConnector {
    const session = restSession(settings, surroundings);
    const api = new JsonApi(settings, surroundings, session);
    return new JsonConnector({ system: `REST at ${api.host}`, api, session, sources: settings.sources, targets: settings.targets });
}
