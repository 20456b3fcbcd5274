/** How warming names itself when it asks for pages, so that it is not taken for somebody who wants them. */
export const warmingAgent = 'SimLane warming';
