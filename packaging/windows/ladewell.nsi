; Makes the installer for Windows of what packaging/app.py built there:
;   makensis -DVERSION=0.1.0 -DPROGRAM=dist\ladewell -DOUTPUT=dist\ladewell-0.1.0-setup.exe ladewell.nsi
; For one user, without the rights of an administrator; nothing is left when it is taken off again.

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define MUI_ICON "${PROGRAM}/_internal/resources/ladewell.ico"
!define MUI_UNICON "${MUI_ICON}"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Ladewell"
!define CLASSES "Software\Classes"

Name "Ladewell"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Ladewell"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Ladewell"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Ladewell, a wallet for electronic bills of lading"
VIAddVersionKey "LegalCopyright" "Apache-2.0"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\ladewell-window.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString PARCEL ${LANG_ENGLISH} "Electronic bill of lading"
LangString PARCEL ${LANG_SIMPCHINESE} "电子提单"
LangString BUNDLE ${LANG_ENGLISH} "Signed evidence"
LangString BUNDLE ${LANG_SIMPCHINESE} "签名证据"
LangString DOCUMENT ${LANG_ENGLISH} "TradeTrust document"
LangString DOCUMENT ${LANG_SIMPCHINESE} "TradeTrust 文件"

; Offers Ladewell for files that end so; who opened them before goes on doing so until the user chooses.
!macro OFFER SUFFIX CLASS WORDS
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\ladewell-window.exe,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\ladewell-window.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${CLASS}" ""
!macroend

!macro WITHDRAW SUFFIX CLASS
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${CLASS}"
!macroend

Section
  RMDir /r "$INSTDIR\_internal" ; of the version before
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*.*"
  CreateShortcut "$SMPROGRAMS\Ladewell.lnk" "$INSTDIR\ladewell-window.exe"
  !insertmacro OFFER ".ebl" "Ladewell.Parcel" "$(PARCEL)"
  !insertmacro OFFER ".asice" "Ladewell.Bundle" "$(BUNDLE)"
  !insertmacro OFFER ".tt" "Ladewell.Document" "$(DOCUMENT)"
  WriteRegStr HKCU "${CLASSES}\ladewell" "" "URL:Ladewell"
  WriteRegStr HKCU "${CLASSES}\ladewell" "URL Protocol" ""
  WriteRegStr HKCU "${CLASSES}\ladewell\shell\open\command" "" '"$INSTDIR\ladewell-window.exe" "%1"'
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${KEY}" "DisplayName" "Ladewell"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\ladewell-window.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "Ladewell contributors"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; The vault is the user's, and stays.
Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\ladewell.exe"
  Delete "$INSTDIR\ladewell-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Ladewell.lnk"
  !insertmacro WITHDRAW ".ebl" "Ladewell.Parcel"
  !insertmacro WITHDRAW ".asice" "Ladewell.Bundle"
  !insertmacro WITHDRAW ".tt" "Ladewell.Document"
  DeleteRegKey HKCU "${CLASSES}\ladewell"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
